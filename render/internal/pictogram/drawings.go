package pictogram

import "github.com/apdocs/forms/apdocs"

var drawings = map[apdocs.Picture]func(*drawing){
	apdocs.PictureArrows: func(d *drawing) {
		d.shape(80, 260, 620, 260, 620, 130, 920, 330, 620, 530, 620, 400, 80, 400)
		d.shape(920, 620, 380, 620, 380, 490, 80, 690, 380, 890, 380, 760, 920, 760)
	},
	apdocs.PictureBook: func(d *drawing) {
		d.line(500, 260, 420, 200, 300, 170, 170, 170, 70, 200, 70, 780, 170, 750, 300, 750, 420, 780, 500, 840)
		d.line(500, 260, 580, 200, 700, 170, 830, 170, 930, 200, 930, 780, 830, 750, 700, 750, 580, 780, 500, 840)
		d.line(500, 260, 500, 840)
		for _, y := range []int{320, 450, 580} {
			d.line(160, y-10, 300, y-10, 410, y+40)
			d.line(840, y-10, 700, y-10, 590, y+40)
		}
	},
	apdocs.PictureBus: func(d *drawing) {
		d.shape(60, 250, 110, 200, 850, 200, 910, 260, 940, 520, 940, 740, 60, 740)
		for _, x := range []int{130, 310, 490} {
			d.box(x, 290, 130, 170)
		}
		d.shape(690, 290, 840, 290, 870, 460, 690, 460)
		d.line(60, 560, 940, 560)
		for _, x := range []int{260, 740} {
			d.circle(x, 750, 95)
			d.circle(x, 750, 35)
		}
	},
	apdocs.PictureCalendar: func(d *drawing) {
		d.box(110, 180, 780, 720)
		d.line(110, 370, 890, 370)
		d.line(300, 90, 300, 260)
		d.line(700, 90, 700, 260)
		for _, y := range []int{470, 620, 770} {
			for _, x := range []int{210, 380, 550, 720} {
				d.box(x, y-20, 70, 60)
			}
		}
	},
	apdocs.PictureClock: func(d *drawing) {
		d.circle(500, 500, 410)
		for _, mark := range [][4]int{
			{500, 120, 500, 190}, {880, 500, 810, 500}, {500, 880, 500, 810}, {120, 500, 190, 500},
		} {
			d.line(mark[:]...)
		}
		d.line(500, 250, 500, 500, 680, 610)
		d.dot(500, 500)
	},
	apdocs.PictureEye: func(d *drawing) {
		*d = append(*d, join(curve(500, 780, 520, 520, 212, 328), curve(500, 220, 520, 520, 32, 148), []Point{{59, 504}}))
		d.circle(500, 500, 170)
		d.circle(500, 500, 70)
		d.dot(500, 500)
	},
	apdocs.PictureFace: func(d *drawing) {
		d.circle(500, 500, 410)
		d.dot(350, 400)
		d.dot(650, 400)
		d.arc(500, 540, 230, 190, 15, 165)
	},
	apdocs.PictureFriends: func(d *drawing) {
		for _, x := range []int{280, 720} {
			d.circle(x, 270, 140)
			*d = append(*d, join([]Point{{x - 200, 900}}, curve(x, 680, 200, 190, 180, 360), []Point{{x + 200, 900}}))
			d.line(x-200, 900, x+200, 900)
			d.dot(x-50, 250)
			d.dot(x+50, 250)
			d.arc(x, 290, 70, 55, 20, 160)
		}
	},
	apdocs.PictureHeart: func(d *drawing) {
		*d = append(*d, join(curve(295, 340, 205, 200, 155, 360), curve(705, 340, 205, 200, 180, 385),
			[]Point{{500, 880}, {109, 425}}))
	},
	apdocs.PictureHouse: func(d *drawing) {
		d.line(70, 520, 500, 110, 930, 520)
		d.line(190, 410, 190, 890, 810, 890, 810, 410)
		d.box(290, 560, 150, 330)
		d.box(540, 560, 180, 160)
		d.line(630, 560, 630, 720)
		d.line(540, 640, 720, 640)
		d.line(690, 290, 690, 150, 790, 150, 790, 385)
	},
	apdocs.PictureLetter: func(d *drawing) {
		d.box(90, 240, 820, 540)
		d.line(90, 240, 500, 560, 910, 240)
		d.line(90, 780, 390, 475)
		d.line(910, 780, 610, 475)
	},
	apdocs.PictureLifebelt: func(d *drawing) {
		d.circle(500, 500, 410)
		d.circle(500, 500, 190)
		for _, band := range [][8]int{
			{580, 328, 673, 128, 872, 327, 672, 420}, {672, 580, 872, 673, 673, 872, 580, 672},
			{420, 672, 327, 872, 128, 673, 328, 580}, {328, 420, 128, 327, 327, 128, 420, 328},
		} {
			d.line(band[:4]...)
			d.line(band[4:]...)
		}
	},
	apdocs.PictureMountain: func(d *drawing) {
		d.line(50, 850, 400, 180, 750, 850)
		d.line(600, 560, 710, 360, 950, 850)
		d.line(50, 850, 950, 850)
		d.line(280, 410, 350, 470, 400, 400, 450, 470, 520, 410)
	},
	apdocs.PicturePencil: func(d *drawing) {
		d.shape(130, 870, 190, 650, 680, 160, 840, 320, 350, 810)
		d.line(190, 650, 350, 810)
		d.line(590, 250, 750, 410)
		d.line(160, 760, 240, 840)
	},
	apdocs.PictureSchool: func(d *drawing) {
		d.line(70, 890, 70, 560, 330, 560)
		d.line(670, 560, 930, 560, 930, 890)
		d.line(290, 890, 290, 520, 500, 350, 710, 520, 710, 890)
		d.line(40, 890, 960, 890)
		d.box(430, 670, 140, 220)
		for _, x := range []int{130, 790} {
			d.box(x, 650, 80, 110)
		}
		d.line(500, 350, 500, 90, 690, 150, 500, 210)
		d.circle(500, 530, 60)
	},
	apdocs.PictureSignpost: func(d *drawing) {
		d.line(470, 910, 470, 90, 530, 90, 530, 910)
		d.line(350, 910, 650, 910)
		d.shape(250, 180, 780, 180, 890, 270, 780, 360, 250, 360)
		d.shape(750, 450, 220, 450, 110, 540, 220, 630, 750, 630)
	},
	apdocs.PictureSpeech: func(d *drawing) {
		d.bubble(70, 150, 860, 540, 280)
		for _, y := range []int{310, 420, 530} {
			d.line(220, y, 780, y)
		}
	},
	apdocs.PictureSun: func(d *drawing) {
		d.circle(500, 500, 210)
		for _, ray := range [][4]int{
			{500, 70, 500, 210}, {500, 790, 500, 930}, {70, 500, 210, 500}, {790, 500, 930, 500},
			{196, 196, 295, 295}, {705, 705, 804, 804}, {804, 196, 705, 295}, {295, 705, 196, 804},
		} {
			d.line(ray[:]...)
		}
	},
	apdocs.PictureTalk: func(d *drawing) {
		d.bubble(50, 100, 560, 360, 190)
		*d = append(*d, []Point{
			{680, 400}, {950, 400}, {950, 760}, {880, 760}, {900, 900}, {740, 760}, {390, 760}, {390, 590},
		})
		d.line(160, 220, 500, 220)
		d.line(160, 330, 430, 330)
		d.line(520, 520, 840, 520)
		d.line(520, 630, 760, 630)
	},
	apdocs.PictureUmbrella: func(d *drawing) {
		*d = append(*d, join(curve(500, 520, 420, 400, 180, 360),
			curve(780, 520, 140, 60, 0, -180), curve(500, 520, 140, 60, 0, -180), curve(220, 520, 140, 60, 0, -180)))
		d.line(500, 120, 500, 60)
		*d = append(*d, join([]Point{{500, 460}}, curve(590, 800, 90, 100, 180, 0)))
	},
	apdocs.PictureWarning: func(d *drawing) {
		d.shape(500, 110, 930, 860, 70, 860)
		d.shape(470, 370, 530, 370, 510, 630, 490, 630)
		d.dot(500, 740)
	},
}

// bubble draws a speech bubble with its point below at x.
func (d *drawing) bubble(x, y, w, h, point int) {
	const r = 60
	*d = append(*d, join(
		curve(x+r, y+r, r, r, 180, 270), curve(x+w-r, y+r, r, r, 270, 360), curve(x+w-r, y+h-r, r, r, 0, 90),
		[]Point{{point + 130, y + h}, {point - 60, y + h + 150}, {point, y + h}},
		curve(x+r, y+h-r, r, r, 90, 180), []Point{{x, y + r}}))
}
