package sentence

// shopSentences are about the shop file and what belongs to the computer.
var shopSentences = catalogue{
	"export.formatUnknown": {
		"不能写成 {format}。",
		"不能寫成 {format}。",
		"Cannot write {format}.",
	},
	"shop.locked": {
		"这个店铺正在另一个窗口或终端里开着。先关掉那边。",
		"這家店正在另一個視窗或終端機裡開著。先關掉那邊。",
		"This shop is open in another window or terminal. Close it there first.",
	},
	"shop.cannotOpen": {
		"打不开这个店铺文件。看看路径和权限。",
		"打不開這個商店檔案。看看路徑和權限。",
		"The shop file cannot be opened. Check the path and your permission.",
	},
	"shop.missing": {
		"没有这个店铺文件：{path}。先用 import 或 generate 建一个。",
		"沒有這個商店檔案：{path}。先用 import 或 generate 建一個。",
		"There is no such shop file: {path}. Make one with import or generate.",
	},
	"shop.readOnly": {
		"这个店铺文件只能读，不能改。换个位置，或者改一下权限。",
		"這個商店檔案只能讀，不能改。換個位置，或者改一下權限。",
		"The shop file is read-only. Move it, or change its permission.",
	},
	"shop.noFolder": {
		"没有这个文件夹：{path}",
		"沒有這個資料夾：{path}",
		"There is no such folder: {path}",
	},
	"shop.damaged": {
		"这个店铺文件坏了，没有动它。用最近的备份打开。",
		"這個商店檔案壞了，沒有動它。用最近的備份開啟。",
		"The shop file is damaged and was left as it is. Open the latest backup.",
	},
	"shop.notOurs": {
		"这不是熟客的店铺文件，没有动它。",
		"這不是熟客的商店檔案，沒有動它。",
		"This is not a Shuke shop file. It was left as it is.",
	},
	"shop.newer": {
		"这个店铺是更新版本的熟客做的，没有动它。先更新熟客。",
		"這家店是更新版本的熟客做的，沒有動它。先更新熟客。",
		"A newer Shuke made this shop. It was left as it is; update Shuke first.",
	},
	"shop.busy": {
		"店铺正忙，这次没有写进去。过一会儿再试。",
		"商店正忙，這次沒有寫進去。過一會兒再試。",
		"The shop is busy and nothing was written. Try again in a moment.",
	},
	"shop.fileGone": {
		"店铺文件不在原来的地方了：{path}。这次没有写进去。把它放回去，或者从回收站还原，再重新打开熟客。",
		"商店檔案不在原來的地方了：{path}。這次沒有寫進去。把它放回去，或者從資源回收筒還原，再重新開啟熟客。",
		"The shop file is no longer where it was: {path}. Nothing was written. Put it back, or restore it from the bin, and start Shuke again.",
	},
	"shop.diskFull": {
		"磁盘满了，这次没有写进去。腾出空间再试。",
		"磁碟滿了，這次沒有寫進去。騰出空間再試。",
		"The disk is full and nothing was written. Make room and try again.",
	},
	"shop.ioError": {
		"读写磁盘时出错，这次没有写进去。看看磁盘是否还连着。",
		"讀寫磁碟時出錯，這次沒有寫進去。看看磁碟是否還連著。",
		"The disk failed and nothing was written. Check that it is still connected.",
	},
	"job.cancelled": {
		"已停止，店铺和开始前一样。",
		"已停止，商店和開始前一樣。",
		"Stopped. The shop is as it was before.",
	},
	"settings.timeZone": {
		"没有这个时区：{timeZone}",
		"沒有這個時區：{timeZone}",
		"There is no such time zone: {timeZone}",
	},
	"settings.currency": {
		"没有这个币种：{currency}",
		"沒有這個幣別：{currency}",
		"There is no such currency: {currency}",
	},
	"export.cannotWrite": {
		"写不了 {path}，那里原来的文件没有变。看看权限、磁盘，或者它是否被别的程序开着。",
		"寫不了 {path}，那裡原來的檔案沒有變。看看權限、磁碟，或者它是否被別的程式開著。",
		"{path} cannot be written; what was there is unchanged. Check permission, disk, or whether another program holds it.",
	},
	"backup.exists": {
		"那里已经有文件了，没有覆盖：{path}",
		"那裡已經有檔案了，沒有覆蓋：{path}",
		"A file is already there and was not overwritten: {path}",
	},
	"backup.failed": {
		"备份没有写成，店铺没有变。看看磁盘空间和那里的权限：{path}",
		"備份沒有寫成，商店沒有變。看看磁碟空間和那裡的權限：{path}",
		"The backup was not written; the shop is unchanged. Check the disk space and the permission there: {path}",
	},
	"shop.notOpen": {
		"还没有打开店铺。",
		"還沒有開啟商店。",
		"No shop is open.",
	},
	"shop.jobRunning": {
		"正在导入或准备数据，等它做完再换店铺。",
		"正在匯入或準備資料，等它做完再換商店。",
		"An import or other work is running. Change the shop when it is done.",
	},
	"job.gone": {
		"这项任务已经不在了。",
		"這項任務已經不在了。",
		"This work is no longer remembered.",
	},
	"job.notDone": {
		"这项任务还没有做完，没有结果可看。",
		"這項任務還沒有做完，沒有結果可看。",
		"This work is not done, so there is no result to see.",
	},
	"export.pictureBroken": {
		"图没有画成，没有导出。再试一次。",
		"圖沒有畫成，沒有匯出。再試一次。",
		"The picture could not be drawn and nothing was exported. Try again.",
	},
	"preferences.invalid": {
		"没有这种语言或外观，没有保存。",
		"沒有這種語言或外觀，沒有儲存。",
		"There is no such language or theme; nothing was saved.",
	},
	"preferences.unwritable": {
		"设置存不下来，店里的数据没有动。看看磁盘空间。",
		"設定存不下來，店裡的資料沒有動。看看磁碟空間。",
		"The preferences cannot be saved; the shop is unchanged. Check the disk.",
	},
	"desktop.linkUnknown": {
		"这个链接打不开：只能打开网页、邮件和电话的链接。",
		"這個連結打不開：只能打開網頁、郵件和電話的連結。",
		"This link cannot be opened: only those of pages, e-mail and telephone can.",
	},
	"desktop.noFileManager": {
		"打不开文件夹。文件在 {path}。",
		"打不開資料夾。檔案在 {path}。",
		"The folder cannot be shown. The file is at {path}.",
	},
	"internal": {
		"出了意外，数据没有动。编号 {reference}。",
		"出了意外，資料沒有動。編號 {reference}。",
		"Something unexpected happened; the data is unchanged. Reference {reference}.",
	},
}
